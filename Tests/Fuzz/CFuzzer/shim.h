#include <stddef.h>
#include <stdint.h>

/* libFuzzer as a library; it ships with the Swift toolchain, without a header.
   Source: https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*check)(const uint8_t *bytes, size_t count));
