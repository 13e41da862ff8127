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
