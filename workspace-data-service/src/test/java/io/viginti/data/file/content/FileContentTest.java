package io.viginti.data.file.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
  private static final byte[] ZIP = HexFormat.of().parseHex("504b03040a000000000000000000");

  @TempDir Path directory;

  private FileContent detect(byte[] bytes, String name) throws IOException {
    return FileContent.detect(Files.write(directory.resolve("f"), bytes), name);
  }

  private FileContent detect(String text, String name) throws IOException {
    return detect(text.getBytes(StandardCharsets.UTF_8), name);
  }

  @Test
  void theBytesDecide() throws IOException {
    assertThat(detect(PNG, "photo.PNG"))
        .isEqualTo(new FileContent("image/png", FileCategory.IMAGE, "png"));
    assertThat(detect(PNG, "invoice.pdf"))
        .isEqualTo(new FileContent("image/png", FileCategory.IMAGE, "png"));
    assertThat(detect("%PDF-1.7\n", "x"))
        .isEqualTo(new FileContent("application/pdf", FileCategory.TEXT_DOCUMENT, "pdf"));
    assertThat(detect("<!DOCTYPE html><html><body><script>x()</script>", "photo.png").mediaType())
        .isEqualTo("text/html");
    assertThat(
            detect("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "p.png")
                .mediaType())
        .isEqualTo("image/svg+xml");
  }

  @Test
  void theNameTellsApartWhatTheBytesCannot() throws IOException {
    assertThat(detect(ZIP, "report.docx"))
        .extracting(FileContent::category, FileContent::extension)
        .containsExactly(FileCategory.TEXT_DOCUMENT, "docx");
    assertThat(detect(ZIP, "figures.xlsx").category()).isEqualTo(FileCategory.SPREADSHEET);
    assertThat(detect(ZIP, "talk.pptx").category()).isEqualTo(FileCategory.PRESENTATION);
    assertThat(detect(ZIP, "all.zip").category()).isEqualTo(FileCategory.ARCHIVE);
    assertThat(detect("a,b\n1,2\n", "t.csv").category()).isEqualTo(FileCategory.SPREADSHEET);
    assertThat(detect("hello", "notes.txt"))
        .isEqualTo(new FileContent("text/plain", FileCategory.TEXT_DOCUMENT, "txt"));
  }

  @Test
  void anythingIsSomething() throws IOException {
    assertThat(detect(new byte[0], "").category()).isNotNull();
    assertThat(detect(new byte[] {0, 1, 2, 3}, "x.\u0000/../").mediaType())
        .isEqualTo("application/octet-stream");
  }
}
