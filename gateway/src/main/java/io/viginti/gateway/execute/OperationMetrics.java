package io.viginti.gateway.execute;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.viginti.platform.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How many operations ran, how long they took, and why others did not run. */
@ApplicationScoped
class OperationMetrics {
  private static final String NAME = "viginti.gateway.operations";

  private final Timer ran;
  private final Map<ErrorCode, Timer> refused = new EnumMap<>(ErrorCode.class);

  OperationMetrics(MeterRegistry meters) {
    ran = meters.timer(NAME, "outcome", "RAN");
    for (ErrorCode code : ErrorCode.values()) {
      refused.put(code, meters.timer(NAME, "outcome", code.name()));
    }
  }

  void count(Answer answer, long nanos) {
    Timer timer = answer.refusal() == null ? ran : refused.getOrDefault(answer.refusal(), ran);
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }
}
