package io.viginti.platform.news;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows the link to the news; never makes the instance unready: without it, it asks the owners. */
@Readiness
@ApplicationScoped
class NewsHealth implements HealthCheck {
  private final News news;

  NewsHealth(News news) {
    this.news = news;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("news").withData("isFresh", news.isFresh()).up().build();
  }
}
