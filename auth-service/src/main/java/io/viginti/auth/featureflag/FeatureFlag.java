package io.viginti.auth.featureflag;

import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A named switch of a workspace; one that was never set is off. */
@Type("FeatureFlag")
public record FeatureFlag(@NonNull String key, boolean value) {}
