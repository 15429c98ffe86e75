package io.viginti.workflow.job;

/** Where a job stands. */
public enum JobState {
  WAITING,
  RUNNING,
  SUCCEEDED,
  RETRYING,
  FAILED,
  CANCELLED
}
