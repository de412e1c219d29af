// tickerdex-query: see query/cli/run.h.
#include "query/cli/run.h"

int main(int argc, char** argv) {
  tickerdex::report_unreadable_maps();
  return tickerdex::run_query(argc, argv, tickerdex::process_environment());
}
