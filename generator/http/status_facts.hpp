#pragma once

// What the rules need to know about one status code: its names, whether it may carry content, which
// fields it asks for. The catalogue owns these facts and passes them in as plain values; http/
// keeps no copy of its own, and a rule that needs facts says nothing about a code it has none for.
// Immutable once built.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace statusbook::http {

enum class ContentRule { allowed, recommended, required, forbidden };
enum class Level { must, should, may };  // RFC 2119's words

// current: use it. deprecated, unused, reserved: as the registry or the RFC says of that code.
// unregistered: in use somewhere (nginx, Cloudflare), but not in the IANA registry.
enum class Standing { current, deprecated, unused, reserved, unregistered };

// A field that a response with this code carries. Only fields asked for whatever the request was:
// the rules cannot know, for instance, which fields a 200 would have had.
struct RequiredField {
  std::string name;
  Level level = Level::must;
};

struct StatusFacts {
  int code = 0;
  std::string name;                       // the IANA reason phrase
  std::vector<std::string> former_names;  // phrases that older RFCs gave
  ContentRule content = ContentRule::allowed;
  Standing standing = Standing::current;
  std::string used_by;  // who sends an unregistered code; empty when nobody is known to
  std::vector<RequiredField> fields;
};

class StatusFactsTable {
 public:
  StatusFactsTable() = default;
  // The first row of a code counts; a number with several meanings has several rows.
  explicit StatusFactsTable(std::vector<StatusFacts> rows) : rows_(std::move(rows)) {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      index_.emplace(rows_[i].code, i);
  }

  // Null for a code without facts. The pointer lives as long as the table.
  const StatusFacts* find(int code) const {
    const auto found = index_.find(code);
    return found == index_.end() ? nullptr : &rows_[found->second];
  }
  const std::vector<StatusFacts>& rows() const { return rows_; }

 private:
  std::vector<StatusFacts> rows_;
  std::unordered_map<int, std::size_t> index_;
};

}  // namespace statusbook::http
