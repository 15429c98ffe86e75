/**
 * Panache transactions on a Vert.x context of their own. Root fields of one GraphQL operation run
 * concurrently on one context and would share its Hibernate session; here each use case gets its
 * own.
 */
@NullMarked
package io.viginti.platform.persistence;

import org.jspecify.annotations.NullMarked;
