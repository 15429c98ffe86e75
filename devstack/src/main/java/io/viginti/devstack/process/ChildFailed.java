package io.viginti.devstack.process;

/**
 * A child process could not be brought to do its work; the message says which, why, and where its
 * log is.
 */
public final class ChildFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChildFailed(String message) {
    super(message);
  }
}
