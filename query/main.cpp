// tickerdex-query: see query/cli/run.h.
#include "query/cli/run.h"

int main(int argc, char** argv) {
  return tickerdex::run_query(argc, argv, tickerdex::process_environment());
}
