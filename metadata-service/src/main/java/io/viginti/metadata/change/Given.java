package io.viginti.metadata.change;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An input that may have been left out: absent keeps what is there, null clears it.
 *
 * @param value meaningful only when given
 */
public record Given<T>(boolean isGiven, @Nullable T value) {
  private static final Given<?> ABSENT = new Given<>(false, null);

  @SuppressWarnings("unchecked")
  public static <T> Given<T> absent() {
    return (Given<T>) ABSENT;
  }

  public static <T> Given<T> of(@Nullable T value) {
    return new Given<>(true, value);
  }

  /** The value where one is given that is not null; else {@code current}. */
  public T or(T current) {
    return value == null ? current : value;
  }

  /** The value when given, null included; else {@code current}. */
  public @Nullable T orNullable(@Nullable T current) {
    return isGiven ? value : current;
  }

  public void ifPresent(Consumer<T> action) {
    if (value != null) {
      action.accept(value);
    }
  }
}
