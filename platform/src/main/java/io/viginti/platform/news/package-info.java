/**
 * State that every instance must follow. The owner keeps state, Redis only carries the news: an
 * instance knows within a second that it may have missed some, and then asks the owner.
 */
@NullMarked
package io.viginti.platform.news;

import org.jspecify.annotations.NullMarked;
