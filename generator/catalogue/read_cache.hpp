#pragma once

// What reading a file gave before, for a program that loads the same site again and again: as long
// as a file's bytes and its schema's are the same, neither is checked twice. Only what was read
// without a diagnostic is kept, so that every load tells all problems that are there. Owns what it
// keeps; for several threads, each with its own report.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "catalogue/json_tree.hpp"
#include "catalogue/prose.hpp"
#include "catalogue/schema.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

struct LoadedRecord {
  SourceText source;
  JsonNode root;
  std::size_t end = 0;  // offset behind the record: where a Markdown file's prose starts

  Location locate(const JsonNode& node) const {
    return source.locate(node.span.offset, node.span.length);
  }
};

// Shared with the cache, which may forget it while it is still in use. Null when there were errors.
using RecordPointer = std::shared_ptr<const LoadedRecord>;
using SchemaPointer = std::shared_ptr<const Schema>;

class ReadCache {
 public:
  bool is_empty() const;
  SchemaPointer schema(const SourceText& source, Diagnostics& report);
  // The record in the first `end` bytes of `source`, which satisfies the schema.
  RecordPointer record(SourceText source, std::size_t end, const SchemaPointer& schema,
                       Diagnostics& report);
  // As read_prose.
  Prose prose(const SourceText& source, std::size_t begin, const std::vector<HeadingRule>& rules,
              Diagnostics& report);

 private:
  struct KeptSchema {
    std::string text;
    SchemaPointer schema;
  };
  struct KeptRecord {
    SchemaPointer schema;
    RecordPointer record;
  };
  struct KeptProse {
    std::string text;
    std::size_t begin = 0;
    std::vector<HeadingRule> rules;
    Prose prose;
  };

  mutable std::mutex mutex_;  // guards what follows
  // By file name.
  std::map<std::string, KeptSchema> schemas_;
  std::map<std::string, KeptRecord> records_;
  std::map<std::string, KeptProse> prose_;
};

}  // namespace statusbook
