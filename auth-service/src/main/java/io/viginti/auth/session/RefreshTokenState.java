package io.viginti.auth.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a refresh token is at the moment it is presented, and what that allows. */
public sealed interface RefreshTokenState {

  /** The newest of its family. */
  record Current() implements RefreshTokenState {
    /** Replaces {@code presented} by {@code successor}. */
    Rotation rotate(RefreshToken presented, RefreshToken successor, Instant now) {
      return new Rotation(now, successor.hash(), presented.seal(successor));
    }
  }

  /** Rotated a moment ago; its successor has not been used. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record JustRotated(byte[] successorSealed) implements RefreshTokenState {
    /** The successor it was given, once more. */
    RefreshToken successor(RefreshToken presented) {
      return presented.openSuccessor(successorSealed);
    }
  }

  /** Rotated long ago, or its successor is in use: two parties hold this family. */
  record Spent() implements RefreshTokenState {}

  /** Its session is revoked or has expired. */
  record Ended() implements RefreshTokenState {}

  /** What a rotation leaves on the rotated token's row. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Rotation(Instant at, String successorHash, byte[] successorSealed) {}

  /**
   * The state of a stored token.
   *
   * @param rotation null while it is the newest
   * @param successorRotated whether its successor has been rotated itself
   */
  static RefreshTokenState of(
      boolean sessionLive,
      @Nullable Rotation rotation,
      boolean successorRotated,
      Instant now,
      Duration grace) {
    if (!sessionLive) {
      return new Ended();
    }
    if (rotation == null) {
      return new Current();
    }
    boolean inGrace = !now.isAfter(rotation.at().plus(grace));
    return inGrace && !successorRotated ? new JustRotated(rotation.successorSealed()) : new Spent();
  }
}
