/** Last stage: the same meaning in less work. One rewrite is one class, named as a sentence. */
@NullMarked
package io.viginti.data.plan.rewrite;

import org.jspecify.annotations.NullMarked;
