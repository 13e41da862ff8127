#pragma once

// Compiles a function for each of these instruction sets; the loader picks the best one.
#if defined(__x86_64__) && defined(__ELF__)
#define FB_DISPATCHED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
// Compiles a function for AVX-512 alone: to be called where there are its registers. By `arch=` compilers prefer 256 bits.
#define FB_WIDE __attribute__((target("avx512f,avx512bw,avx512cd,avx512dq,avx512vl,avx2,fma,bmi,bmi2,f16c,lzcnt,movbe,popcnt,sse4.2")))
#else
#define FB_DISPATCHED
#define FB_WIDE
#endif

#define FB_INLINE static inline __attribute__((always_inline))

// For loops whose step i reads and writes element i only, so that they may run in place: otherwise the compiler
// must assume that the arrays overlap and does not vectorize.
#define FB_EACH _Pragma("clang loop vectorize(assume_safety)")

// Clips every lane to two bounds; NaN is preserved. Compilers make one instruction of each loop, but three of their
// own minimum and maximum, which drop NaN.
#define FB_HOLD(v, low, high) \
  for (unsigned lane = 0; lane < sizeof(v) / sizeof(float); lane++) (v)[lane] = (v)[lane] < (low) ? (low) : (v)[lane]; \
  for (unsigned lane = 0; lane < sizeof(v) / sizeof(float); lane++) (v)[lane] = (v)[lane] > (high) ? (high) : (v)[lane]
