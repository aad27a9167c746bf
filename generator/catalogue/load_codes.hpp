#pragma once

// content/codes/ → the codes, each with its page, examples and diagram, checked as far as one code
// can be. Problems are told in the order of the codes, whatever the threads do. Throws IoError.

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/content_folder.hpp"
#include "catalogue/read_cache.hpp"
#include "catalogue/reference_check.hpp"
#include "catalogue/status_code.hpp"

namespace statusbook {

// What the loader of the catalogue lends.
struct CodeSources {
  const ContentFolder& folder;
  std::string content;  // the path of the content folder
  ReadCache& cache;
  RecordLoader& records;
  const KnownNames& names;  // `codes` are the folders in codes/
};

// In the order of the names, without those that cannot be read. `jobs` as for_each_index has it.
std::vector<StatusCode> load_codes(const CodeSources& sources, std::size_t jobs,
                                   Diagnostics& report);

}  // namespace statusbook
