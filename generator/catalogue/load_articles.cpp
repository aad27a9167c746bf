#include "catalogue/load_articles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "catalogue/records.hpp"

namespace statusbook {
namespace {

void check_choices(const CrossReader& reader, const LoadedRecord& record,
                   const JsonNode& question) {
  const JsonNode& choices = question.at("choices");
  const auto is_right = [](const JsonNode& choice) { return choice.at("right").truth; };
  const auto right = std::count_if(choices.items.begin(), choices.items.end(), is_right);
  if (right != 1) {
    reader.report.error("quiz-answer", record.locate(choices),
                        fmt::format("{} choices are right; exactly one must be", right),
                        "put \"right\": true on it, and on no other");
  }
  std::set<std::string_view> seen;
  for (const JsonNode& choice : choices.items) {
    const JsonNode& code = choice.at("code");
    reader.references.check_code(record, code);
    if (!seen.insert(code.text).second) {
      reader.report.error("quiz-answer", record.locate(code),
                          fmt::format("'{}' is offered twice", code.text),
                          "choose another code that one might take");
    }
  }
}

}  // namespace

std::vector<Article> load_articles(const CrossReader& reader, const std::string& path) {
  std::vector<Article> articles;
  reader.for_each_file(path, ".md", "articles", [&](const auto& file, const auto& slug) {
    const auto record = reader.records.load_front_matter(file, "article");
    if (!record) return;
    Article article = read_article(record->root, slug);
    for (const JsonNode& code : record->root.at("codes").items)
      reader.references.check_code(*record, code);
    article.prose = read_prose(record->source, record->end, {}, reader.report);
    articles.push_back(std::move(article));
  });
  std::sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) {
    return std::tie(b.published, a.slug) < std::tie(a.published, b.slug);
  });
  return articles;
}

Quiz load_quiz(const CrossReader& reader, const std::string& path) {
  if (!reader.folder.has_file(path)) return {};
  const auto record = reader.records.load(path, "quiz");
  if (!record) return {};
  std::set<std::string_view> ids;
  for (const JsonNode& question : record->root.at("questions").items) {
    const JsonNode& id = question.at("id");
    if (!ids.insert(id.text).second) {
      reader.report.error("duplicate-id", record->locate(id),
                          fmt::format("the id '{}' is there already", id.text),
                          "each question has an id of its own");
    }
    check_choices(reader, *record, question);
    reader.references.check_source(*record, question.at("source"));
  }
  return read_quiz(record->root);
}

}  // namespace statusbook
