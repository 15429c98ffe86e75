package io.viginti.platform.persistence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.event.CurrentTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transaction of {@link Transactions#inTransaction}. */
@ApplicationScoped
class PanacheTransaction implements CurrentTransaction {
  @Override
  public boolean isOpen() {
    return Transactions.isOpen();
  }

  @Override
  public void afterCommit(Supplier<Uni<Void>> work) {
    Transactions.afterCommit(work);
  }

  @Override
  public Uni<Void> execute(String sql, List<@Nullable String> parameters) {
    Transactions.wroteEvents();
    return Panache.getSession()
        .chain(
            session -> {
              var query = session.createNativeQuery(sql.replaceAll("\\$(\\d+)", "?$1"));
              for (int i = 0; i < parameters.size(); i++) {
                query.setParameter(i + 1, parameters.get(i));
              }
              return query.executeUpdate().replaceWithVoid();
            });
  }
}
