// What the process sees to before a command runs.
#pragma once

namespace tickerdex {

/// Nothing that is said may harm what is built. Whoever reads our output may go (no SIGPIPE); a file
/// that grows beyond `ulimit -f` is an error as any other (no SIGXFSZ); and if cron or a shell closed
/// a standard stream, /dev/null takes its number: else the next file of the index would get it, and a
/// message would be written into a table.
void prepare_process();

/// --nice: below everybody else for the processor (nice 10, or what it is if that is more) and for
/// the disk (best effort, level 7; the idle class may never get its turn on a busy machine). For
/// the calling thread and those that it starts later.
void lower_priority();

}  // namespace tickerdex
