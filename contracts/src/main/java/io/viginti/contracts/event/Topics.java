package io.viginti.contracts.event;

/** Topic names; {@code .dlt} is appended for a dead-letter topic. */
public final class Topics {
  public static final String RECORD = "viginti.record.v1";

  /** Record events of bulk imports: one tenant's import delays nobody's workflows. */
  public static final String RECORD_BULK = "viginti.record-bulk.v1";

  public static final String MEMBER = "viginti.member.v1";
  public static final String WORKSPACE = "viginti.workspace.v1";
  public static final String ACCOUNT = "viginti.account.v1";
  public static final String SCHEMA = "viginti.schema.v1";
  public static final String ENTITLEMENT = "viginti.entitlement.v1";

  /** State of jobs, from every service to the projection in workflow-service. */
  public static final String JOB = "viginti.job.v1";

  private Topics() {}

  /** The topic on which {@code service} receives its own jobs. */
  public static String jobsOf(String service) {
    return "viginti.jobs." + service + ".v1";
  }
}
