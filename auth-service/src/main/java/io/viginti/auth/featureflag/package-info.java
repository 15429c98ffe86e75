/** Feature flags of a workspace: named switches that services follow by the news. */
@NullMarked
package io.viginti.auth.featureflag;

import org.jspecify.annotations.NullMarked;
