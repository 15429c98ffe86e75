package io.viginti.gateway.sdl;

import io.viginti.platform.mesh.MeshService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** The SDLs that the services had checked in when the gateway was built. */
public final class PackagedSdl {
  /** Resource folder; one file per service that has a static part. */
  static final String FOLDER = "static-sdl/";

  private PackagedSdl() {}

  /** Loads them all. */
  public static StaticPart load() {
    Map<MeshService, String> sdls = new EnumMap<>(MeshService.class);
    for (MeshService service : MeshService.values()) {
      String resource = FOLDER + service.serviceName() + ".graphql";
      try (InputStream in = PackagedSdl.class.getClassLoader().getResourceAsStream(resource)) {
        if (in != null) {
          sdls.put(service, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(resource, unreadable);
      }
    }
    return StaticPart.of(sdls);
  }
}
