#pragma once

// Reads content/guides/*.md and content/decisions/*.json. Each reference is checked where it
// stands; problems are added to the report, and what is sound comes back.

#include <string>
#include <vector>

#include "catalogue/cross_reader.hpp"
#include "catalogue/decision_tree.hpp"
#include "catalogue/guide.hpp"

namespace statusbook {

// In the order of the file names, which are the slugs.
std::vector<Guide> load_guides(const CrossReader& reader, const std::string& path);

// By order, then slug.
std::vector<DecisionTree> load_decisions(const CrossReader& reader, const std::string& path);

}  // namespace statusbook
