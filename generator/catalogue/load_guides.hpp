#pragma once

// Reads content/guides/*.md, content/decisions/*.json and content/topics.json: what goes across
// several codes. Each reference is checked where it stands; problems are added to the report, and
// what is sound comes back.

#include <string>
#include <vector>

#include "catalogue/decision_tree.hpp"
#include "catalogue/guide.hpp"
#include "catalogue/reference_check.hpp"

namespace statusbook {

// A record that goes across codes, and the tools to read it with. Borrows all of them.
struct CrossReader {
  const ContentFolder& folder;
  RecordLoader& records;
  const KnownNames& names;
  const ReferenceCheck& references;
  Diagnostics& report;
};

// In the order of the file names, which are the slugs.
std::vector<Guide> load_guides(const CrossReader& reader, const std::string& path);

// By order, then slug.
std::vector<DecisionTree> load_decisions(const CrossReader& reader, const std::string& path);

}  // namespace statusbook
