// The default writer: inverts in memory and writes Xapian's glass tables sequentially.
//
// add()     adds terms to the run in memory (invert/memory_run.h), and data, compressed in
//           batches by the workers, to docdata
// full run  its term lists are written to termlist, its sorted lists to a file (invert/run_file.h)
// finish()  writes metadata and slot statistics, then the merge of all runs, to postlist and
//           position; finally iamglass (glass/version_file.h)
//
// Documents come in ascending order, so docdata and termlist are written directly, and a term's
// postings in several runs only need to be concatenated. All tables are byte for byte the same for
// any budget and number of jobs; the database's UUID is random.
//
// After an exception the writer can only be destroyed; it leaves a folder without iamglass, which
// is not a database.
#pragma once

#include <memory>

#include "indexer/writer/writer.h"

namespace tickerdex {

std::unique_ptr<Writer> make_bulk_writer(const WriterOptions& options);

}  // namespace tickerdex
