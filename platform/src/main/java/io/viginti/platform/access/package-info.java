/**
 * What a caller's role allows. The published version of a workspace names its access document by
 * hash: versions are followed by the news, documents never change, so a change of roles,
 * permissions or rules holds from the next request on. The fixed roles are constants and are looked
 * up nowhere.
 */
@NullMarked
package io.viginti.platform.access;

import org.jspecify.annotations.NullMarked;
