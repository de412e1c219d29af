// Settings of the process, made before a command runs.
#pragma once

namespace tickerdex {

/// Output must not harm the index. A closed pipe does not end the process (no SIGPIPE); a file that
/// grows beyond `ulimit -f` is an ordinary error (no SIGXFSZ); and if cron or a shell closed a
/// standard stream, it becomes /dev/null, else the next file of the index would get its number, and
/// a message would be written into a table.
void prepare_process();

/// --nice: lowers the priority for the processor (nice 10, or the current value if higher) and for
/// the disk (best effort, level 7; the idle class may starve on a busy machine). Applies to the
/// calling thread and those it starts later.
void lower_priority();

}  // namespace tickerdex
