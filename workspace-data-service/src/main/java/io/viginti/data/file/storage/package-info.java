/**
 * Where the bytes of files are: in a directory or in a bucket of an S3 store. An object appears
 * whole or not at all. What is here blocks; it is called on virtual threads.
 */
@NullMarked
package io.viginti.data.file.storage;

import org.jspecify.annotations.NullMarked;
