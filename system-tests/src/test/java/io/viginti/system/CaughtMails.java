package io.viginti.system;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the mesh's mail catcher. */
final class CaughtMails {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final URI PAGE =
      URI.create("http://127.0.0.1:" + (8025 + RunningMesh.PORT_OFFSET) + "/");

  private CaughtMails() {}

  /** The secret in the link of the latest such mail to an address, once it is there. */
  static String token(String to, String subject) {
    Pattern entry =
        Pattern.compile(
            "<a href=\"(/\\d+)\">" + Pattern.quote(subject) + "[^<]*</a> to " + Pattern.quote(to));
    String source =
        Await.until(
            Duration.ofSeconds(30),
            () -> {
              Matcher found = entry.matcher(get(PAGE));
              return found.find() ? get(PAGE.resolve(found.group(1))) : "";
            },
            text -> !text.isEmpty());
    Matcher link = Pattern.compile("[?&](?:token|inviteToken)=([\\w-]{43})").matcher(text(source));
    if (!link.find()) {
      throw new AssertionError("no link in the mail to " + to);
    }
    return link.group(1);
  }

  private static String text(String source) {
    try {
      MimeMessage mail =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
      return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String get(URI address) {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
