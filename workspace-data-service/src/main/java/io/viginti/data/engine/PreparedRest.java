package io.viginti.data.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.data.execute.CompiledRoot;

/** A REST request that may run. */
public record PreparedRest(CompiledRoot root, ObjectNode variables) {}
