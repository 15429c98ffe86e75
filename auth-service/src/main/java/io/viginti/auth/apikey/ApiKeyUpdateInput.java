package io.viginti.auth.apikey;

import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What of an API key to change. */
@Input("ApiKeyUpdateInput")
public record ApiKeyUpdateInput(@NonNull String name) {}
