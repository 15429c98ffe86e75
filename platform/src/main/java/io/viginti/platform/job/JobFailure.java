package io.viginti.platform.job;

/** A failure that no further attempt can mend. The message is shown to the workspace. */
public final class JobFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JobFailure(String message) {
    super(message);
  }
}
