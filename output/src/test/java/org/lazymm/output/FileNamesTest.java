package org.lazymm.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "membarrier-a, membarrier-a",
    "hazard:aba-cure=off, hazard-aba-cure=off",
    "a/b, a-b",
    "../../etc/passwd, ..-..-etc-passwd",
    "'', unnamed",
  })
  void aNameBecomesPlain(String name, String plain) {
    assertEquals(plain, FileNames.plain(name));
  }

  @Test
  void namesThatBecomeAlikeAreTold() {
    FileNames names = new FileNames();
    assertEquals("a-b", names.unlikeOthers("a/b"));
    assertEquals("a-b-2", names.unlikeOthers("a b"));
    assertEquals("A-B-3", names.unlikeOthers("A B"));
    assertEquals("a-b-2-2", names.unlikeOthers("a-b-2"));
  }

  @Test
  void longNamesAreCutAndStayUnlikeOthers() {
    String begin = "x".repeat(300);
    String one = FileNames.plain(begin + "1");
    assertTrue(one.length() <= 150, one);
    assertNotEquals(one, FileNames.plain(begin + "2"));
  }
}
