/**
 * auth-service: users, workspaces and their creation, members, sessions and tokens, API keys,
 * feature flags. One package is one feature; the arrows go {@code signup → creation, proof →
 * session → member → user, workspace}, and nothing points back.
 */
@NullMarked
package io.viginti.auth;

import org.jspecify.annotations.NullMarked;
