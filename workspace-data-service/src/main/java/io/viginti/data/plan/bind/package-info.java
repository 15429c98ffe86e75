/** First stage: logical names of an intent to the catalog's objects, fields and relations. */
@NullMarked
package io.viginti.data.plan.bind;

import org.jspecify.annotations.NullMarked;
