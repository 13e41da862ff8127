#pragma once

// Compiles a function for each of these instruction sets; the loader picks the best that the machine has.
#if defined(__x86_64__) && defined(__ELF__)
#define FB_DISPATCHED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FB_DISPATCHED
#endif

#define FB_INLINE static inline __attribute__((always_inline))

// Before a loop whose step i reads and writes elements i alone, so that it may also run in place: without it, the compiler
// takes arrays that are the same for a reason to go one by one.
#define FB_EACH _Pragma("clang loop vectorize(assume_safety)")

// Holds every lane of a vector between two bounds; what is not a number stays. Compilers make one instruction of each loop; of
// their own minimum and maximum, which let go of what is not a number, they make three.
#define FB_HOLD(v, low, high) \
  for (unsigned lane = 0; lane < sizeof(v) / sizeof(float); lane++) (v)[lane] = (v)[lane] < (low) ? (low) : (v)[lane]; \
  for (unsigned lane = 0; lane < sizeof(v) / sizeof(float); lane++) (v)[lane] = (v)[lane] > (high) ? (high) : (v)[lane]
