/**
 * Sessions: signing in and out, and the refresh tokens that keep a session going.
 *
 * <p>A session is the family of refresh tokens that came from one sign-in. Each use of a refresh
 * token rotates it. What a presented token is just now is a {@link
 * io.viginti.auth.session.RefreshTokenState}:
 *
 * <pre>
 *            use                     successor used, or grace over
 * Current ─────────► JustRotated ─────────────────────────────────► Spent ── use ──► family revoked
 *    │                   │ use: the same successor again
 *    └──── session revoked or expired ────► Ended (nothing works any more)
 * </pre>
 *
 * <p>The tokens of a browser go to the gateway, which keeps them in cookies, and not into the
 * answer, where scripts of the page could read them: {@link io.viginti.auth.session.TokensOut}.
 */
@NullMarked
package io.viginti.auth.session;

import org.jspecify.annotations.NullMarked;
