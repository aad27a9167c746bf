#pragma once

// Reads content/articles/*.md and content/quiz.json. Problems are added to the reader's report, and
// what is sound comes back.

#include <string>
#include <vector>

#include "catalogue/article.hpp"
#include "catalogue/cross_reader.hpp"
#include "catalogue/quiz.hpp"

namespace statusbook {

// The newest first, then by slug.
std::vector<Article> load_articles(const CrossReader& reader, const std::string& path);

// A catalogue may do without a quiz; it is then empty.
Quiz load_quiz(const CrossReader& reader, const std::string& path);

}  // namespace statusbook
