#include "include/instruction_set.h"

#if defined(__x86_64__) && defined(__ELF__)

#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>

// The loader chooses among the clones of a function (`FB_DISPATCHED`) by the compiler's record of the processor. The linker is told
// (--wrap) to fill that record by the function below, which takes from it what `FIELDBOOK_ISA` excludes.
void __real___cpu_indicator_init(void);
extern unsigned __cpu_features2[3] __attribute__((visibility("hidden")));
enum { LEVEL_WORD = 2, LEVEL_3 = 1 << 1, LEVEL_4 = 1 << 2 };

// Neither libc nor the sanitizers are ready when the loader asks.
#define FB_EARLY __attribute__((no_sanitize("address"), no_builtin))

static inline long call(long number, long a, long b, long c) {
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
  return result;
}

// The value of `FIELDBOOK_ISA`, its last eight characters as a number; 0 where it is not set.
FB_EARLY static uint64_t limit(void) {
  static const char name[] = "FIELDBOOK_ISA=";
  const long length = sizeof name - 1;
  const long file = call(SYS_open, (long)"/proc/self/environ", O_RDONLY | O_CLOEXEC, 0);
  if (file < 0) return 0;
  uint64_t value = 0;
  // How much of the name the variable has so far; -1 for another variable.
  long matched = 0, count;
  char block[1024];
  while ((count = call(SYS_read, file, (long)block, sizeof block)) > 0) {
    for (long i = 0; i < count; i++) {
      if (block[i] == 0) {
        if (matched == length) goto found;
        matched = 0;
      } else if (matched == length) {
        value = value << 8 | (unsigned char)block[i];
      } else if (matched >= 0) {
        matched = block[i] == name[matched] ? matched + 1 : -1;
      }
    }
  }
found:
  call(SYS_close, file, 0, 0);
  return value;
}

FB_EARLY void __wrap___cpu_indicator_init(void) {
  static char is_limited;
  __real___cpu_indicator_init();
  if (is_limited) return;
  is_limited = 1;
  const uint64_t value = limit(), avx2 = 'a' << 24 | 'v' << 16 | 'x' << 8 | '2', sse2 = 's' << 24 | 's' << 16 | 'e' << 8 | '2';
  if (value == avx2) __cpu_features2[LEVEL_WORD] &= ~LEVEL_4;
  if (value == sse2) __cpu_features2[LEVEL_WORD] &= ~(LEVEL_3 | LEVEL_4);
}

int fb_register_bits(void) {
  return __builtin_cpu_supports("x86-64-v4") ? 512 : __builtin_cpu_supports("x86-64-v3") ? 256 : 128;
}

bool fb_bfloat16_is_twice_as_fast(void) {
  return fb_register_bits() == 512 && __builtin_cpu_supports("avx512bf16") && __builtin_cpu_is("amd");
}

#else

int fb_register_bits(void) { return 128; }

bool fb_bfloat16_is_twice_as_fast(void) { return false; }

#endif
