/**
 * The plan of an operation: intents tied to the objects, fields and columns of one catalog. A plan
 * is made in stages, each pure and each blind to the later ones: {@code bind} resolves names,
 * {@code access} applies permissions, {@code shape} adds what always holds (visibility, order,
 * limits), {@code rewrite} simplifies. The records here are the closed language the stages share.
 */
@NullMarked
package io.viginti.data.plan;

import org.jspecify.annotations.NullMarked;
