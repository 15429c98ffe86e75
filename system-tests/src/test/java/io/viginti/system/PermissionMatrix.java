package io.viginti.system;

import io.viginti.system.RecordOperations.Verb;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What every operation of the public API asks of its caller. */
final class PermissionMatrix {
  private PermissionMatrix() {}

  /** What a root field of the static part asks for. */
  enum Need {
    /** Nothing, not even a token. */
    NOTHING,
    /** A user's token, of whatever role. */
    USER,
    /** A token of a workspace, of whatever role. */
    MEMBER,
    /** The role Admin. */
    ADMIN,
    MEMBERS,
    ROLES,
    DATA_MODEL,
    API_KEYS,
    WEBHOOKS,
    WORKFLOWS,
    BILLING,
    SECURITY,
    WORKSPACE;

    boolean isSetting() {
      return compareTo(ADMIN) > 0;
    }
  }

  /** What a role may do with the records of an object. */
  enum Right {
    READ,
    UPDATE,
    SOFT_DELETE,
    DESTROY
  }

  private static final Map<String, Need> STATIC = new TreeMap<>();

  private static void need(Need need, String... rootFields) {
    Arrays.stream(rootFields).forEach(name -> STATIC.put(name, need));
  }

  static {
    need(
        Need.NOTHING,
        "signUp",
        "signIn",
        "renewToken",
        "signOut",
        "verifyEmail",
        "requestPasswordReset",
        "resetPassword",
        "confirmEmailChange");
    need(
        Need.USER,
        "currentUser",
        "createWorkspace",
        "switchWorkspace",
        "updateUser",
        "changePassword",
        "changeEmail",
        "deleteUser",
        "requestEmailVerification",
        "acceptInvitation",
        "sessions",
        "revokeSession",
        "revokeOtherSessions");
    need(
        Need.MEMBER,
        "currentWorkspace",
        "members",
        "roles",
        "featureFlags",
        "objects",
        "object",
        "schemaVersion",
        "schemaChanged",
        "entitlements",
        "search",
        "recordEvents",
        "createFileUpload",
        "backgroundJob",
        "backgroundJobs",
        "backgroundJobUpdated",
        "retryBackgroundJob",
        "cancelBackgroundJob");
    need(Need.ADMIN, "deleteWorkspace", "explain");
    need(
        Need.MEMBERS,
        "invitations",
        "inviteMembers",
        "resendInvitation",
        "revokeInvitation",
        "removeMember",
        "invitationLink",
        "createInvitationLink",
        "revokeInvitationLink");
    need(
        Need.ROLES,
        "createRole",
        "updateRole",
        "deleteRole",
        "assignRole",
        "setObjectPermissions",
        "setFieldPermissions",
        "setRowRules");
    need(
        Need.DATA_MODEL,
        "createObject",
        "updateObject",
        "deleteObject",
        "createField",
        "updateField",
        "deleteField",
        "createIndex",
        "deleteIndex");
    need(Need.API_KEYS, "apiKeys", "createApiKey", "updateApiKey", "revokeApiKey");
    need(Need.WORKSPACE, "updateWorkspace", "setFeatureFlag");
  }

  static Map<String, Need> ofStaticPart() {
    return STATIC;
  }

  /** What an operation on records asks for, all of it. */
  static Set<Right> of(Verb verb) {
    return switch (verb) {
      case ONE, LIST, CONNECTION, AGGREGATE, GROUP_BY, DUPLICATES -> EnumSet.of(Right.READ);
      case CREATE, CREATE_MANY, UPDATE, UPDATE_MANY -> EnumSet.of(Right.READ, Right.UPDATE);
      case DELETE, DELETE_MANY, RESTORE, RESTORE_MANY -> EnumSet.of(Right.READ, Right.SOFT_DELETE);
      case DESTROY, DESTROY_MANY -> EnumSet.of(Right.READ, Right.DESTROY);
      case MERGE -> EnumSet.of(Right.READ, Right.UPDATE, Right.SOFT_DELETE);
    };
  }
}
