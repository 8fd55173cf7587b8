// Runs before everything else in a binary compiled ahead of time: its code, the runtime's included, may use any instruction of the
// processor it was built for, and would die of the first that is missing.
#include <stdio.h>
#include <unistd.h>

__attribute__((constructor)) static void refuse_another_processor(void)
{
    __builtin_cpu_init();
    if (__builtin_cpu_supports(PROCESSOR))
        return;
    fprintf(stderr, "chainrule: This binary was built for processors with " PROCESSOR ", which this one lacks. Take one for an older processor, or the .NET tool.\n");
    _exit(2);
}
