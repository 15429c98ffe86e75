package io.viginti.metadata.change;

import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.plan.OptionMoves;
import java.util.UUID;

/**
 * An accepted change.
 *
 * @param model the next model
 * @param subject id of the object, field or index that was asked about
 * @param moves where the rows of removed options go
 */
public record Changed(MetadataModel model, UUID subject, OptionMoves moves) {
  Changed(MetadataModel model, UUID subject) {
    this(model, subject, OptionMoves.NONE);
  }
}
