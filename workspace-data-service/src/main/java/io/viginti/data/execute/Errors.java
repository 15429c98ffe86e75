package io.viginti.data.execute;

import io.viginti.data.value.JsonBytes;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.Iterator;
import java.util.List;

/** The list of errors of a GraphQL response. */
final class Errors {
  private Errors() {}

  static void write(JsonBytes out, List<FieldError> errors, String requestId) {
    out.json("\"errors\":[");
    for (int i = 0; i < errors.size(); i++) {
      if (i > 0) {
        out.mark(',');
      }
      write(out, errors.get(i), requestId);
    }
    out.mark(']');
  }

  private static void write(JsonBytes out, FieldError at, String requestId) {
    VigintiException error = at.error();
    out.json("{\"message\":").string(error.visibleMessage());
    if (at.path().iterator().hasNext()) {
      out.json(",\"path\":");
      writePath(out, at.path());
    }
    out.json(",\"extensions\":{\"code\":").string(error.code().name());
    out.json(",\"requestId\":").string(requestId);
    error.field().ifPresent(field -> out.json(",\"field\":").string(field));
    if (!error.problems().isEmpty()) {
      out.json(",\"problems\":[");
      for (int i = 0; i < error.problems().size(); i++) {
        Problem problem = error.problems().get(i);
        out.json(i == 0 ? "{\"path\":" : ",{\"path\":");
        writePath(out, problem.path());
        out.json(",\"message\":").string(problem.message()).mark('}');
      }
      out.mark(']');
    }
    out.json("}}");
  }

  private static void writePath(JsonBytes out, Iterable<Object> path) {
    out.mark('[');
    for (Iterator<Object> steps = path.iterator(); steps.hasNext(); ) {
      Object step = steps.next();
      if (step instanceof String name) {
        out.string(name);
      } else {
        out.json(step.toString());
      }
      if (steps.hasNext()) {
        out.mark(',');
      }
    }
    out.mark(']');
  }
}
