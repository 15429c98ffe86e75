package io.viginti.data.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.data.link.FileLinks.Purpose;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileLinksTest {
  private static final UUID WORKSPACE = UUID.randomUUID();
  private static final UUID FILE = UUID.randomUUID();
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private record Config() implements FileLinksConfig {
    @Override
    public String base() {
      return "https://crm.example/";
    }

    @Override
    public Duration uploadLifetime() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration downloadLifetime() {
      return Duration.ofHours(1);
    }
  }

  private static FileLinks at(Instant now) {
    return new FileLinks("a secret", new Config(), InstantSource.fixed(now));
  }

  private static Map<String, String> parameters(String url) {
    Map<String, String> parameters = new HashMap<>();
    for (String one : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      parameters.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
    }
    return parameters;
  }

  private static Duration check(FileLinks links, Purpose purpose, UUID file, String url) {
    Map<String, String> given = parameters(url);
    return links.check(purpose, WORKSPACE, file, given.get("expires"), given.get("signature"));
  }

  private static void refuses(FileLinks links, Purpose purpose, UUID file, String url) {
    assertThatThrownBy(() -> check(links, purpose, file, url))
        .isInstanceOfSatisfying(
            VigintiException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
  }

  @Test
  void aLinkIsGoodForItsFileAndPurposeOnly() {
    FileLinks links = at(NOON);
    String download = links.downloads(WORKSPACE).urlOf(FILE);
    String upload = links.upload(WORKSPACE, FILE).url();

    assertThat(download)
        .startsWith("https://crm.example/files/" + WORKSPACE + "/" + FILE + "?expires=");
    assertThat(check(links, Purpose.DOWNLOAD, FILE, download)).isEqualTo(Duration.ofHours(2));
    assertThat(check(links, Purpose.UPLOAD, FILE, upload)).isEqualTo(Duration.ofMinutes(10));
    refuses(links, Purpose.UPLOAD, FILE, download);
    refuses(links, Purpose.DOWNLOAD, FILE, upload);
    refuses(links, Purpose.DOWNLOAD, UUID.randomUUID(), download);
    refuses(links, Purpose.DOWNLOAD, FILE, download + "x");
    refuses(links, Purpose.DOWNLOAD, FILE, download.replace("expires=1", "expires=2"));
    refuses(
        new FileLinks("another secret", new Config(), InstantSource.fixed(NOON)),
        Purpose.DOWNLOAD,
        FILE,
        download);
  }

  @Test
  void aLinkEnds() {
    String upload = at(NOON).upload(WORKSPACE, FILE).url();

    check(at(NOON.plusSeconds(599)), Purpose.UPLOAD, FILE, upload);
    refuses(at(NOON.plusSeconds(600)), Purpose.UPLOAD, FILE, upload);
  }

  @Test
  void aFileHasTheSameLinkForAWhileAndEachIsGoodLongEnough() {
    String early = at(NOON).downloads(WORKSPACE).urlOf(FILE);
    String late = at(NOON.plusSeconds(3599)).downloads(WORKSPACE).urlOf(FILE);
    String next = at(NOON.plusSeconds(3600)).downloads(WORKSPACE).urlOf(FILE);

    assertThat(late).isEqualTo(early);
    assertThat(next).isNotEqualTo(early);
    assertThat(check(at(NOON.plusSeconds(3599)), Purpose.DOWNLOAD, FILE, late))
        .isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void whatIsMissingOrNoNumberIsRefused() {
    for (String expires : new String[] {null, "", "-1", "1e9", "99999999999999999999"}) {
      assertThatThrownBy(() -> at(NOON).check(Purpose.DOWNLOAD, WORKSPACE, FILE, expires, "x"))
          .isInstanceOf(VigintiException.class);
    }
    assertThatThrownBy(() -> at(NOON).check(Purpose.DOWNLOAD, WORKSPACE, FILE, "9999999999", null))
        .isInstanceOf(VigintiException.class);
  }
}
