#include <fmt/format.h>

#include "pages/code_views.hpp"
#include "pages/fact_table_parts.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

constexpr const char* index_url = "/tables/";

std::string table_url(const FactTable& table) {
  return fmt::format("{}{}/", index_url, table.slug);
}

// A phone shows a row as a card, in which each cell says what it is.
View::List labelled_rows(const TablePart& part) {
  View::List rows;
  for (const View& row : part.rows) {
    View::List cells = *row.find("cells")->as_list();
    for (std::size_t i = 0; i < cells.size(); ++i)
      cells[i].set("label", part.columns[i + 1]);
    rows.push_back(View{{"head", *row.find("head")}, {"cells", std::move(cells)}});
  }
  return rows;
}

View::List part_views(const std::vector<TablePart>& parts) {
  View::List views;
  for (const TablePart& part : parts) {
    View::List columns(part.columns.begin(), part.columns.end());
    // Sentences in several columns need more room than a number and a name.
    const bool is_wide = part.columns.size() > 4;
    views.push_back(View{{"id", part.id},
                         {"heading", part.heading},
                         {"caption", part.caption},
                         {"is_wide", is_wide},
                         {"columns", std::move(columns)},
                         {"rows", labelled_rows(part)}});
  }
  return views;
}

View source_views(const Catalogue& catalogue, const std::set<std::string>& ids) {
  View::List views;
  for (const std::string& id : ids) {
    const Source& source = *catalogue.find_source(id);
    views.push_back(
        View{{"title", source.title}, {"url", text_or_null(source.url)}, {"read", source.read}});
  }
  return optional_list(std::move(views));
}

View::Object table_members(const SiteContext& context, const FactTable& table) {
  TableContent content = make_table_content(context.catalogue(), table);
  View::List introduction;
  for (const std::string& paragraph : table.introduction)
    introduction.push_back(render_markdown(paragraph, root_of_url(table_url(table))));
  View sources = source_views(context.catalogue(), content.sources);
  return {{"introduction", std::move(introduction)},
          {"parts", part_views(content.parts)},
          {"sources", std::move(sources)}};
}

Page table_page(const SiteContext& context, const FactTable& table) {
  PageInfo info{.url = table_url(table),
                .kind = "fact_table",
                .title = table.title,
                .description = table.description,
                .updated = context.updated(),
                .parents = {{"Tables", below_root(index_url)}},
                .subject = {ProseKind::table, {}}};
  return context.make_page(std::move(info),
                           [&context, &table] { return table_members(context, table); });
}

Page index_page(const SiteContext& context) {
  PageInfo info{.url = index_url,
                .kind = "fact_table_index",
                .title = "Tables",
                .description =
                    "One fact of all codes at a time, to look up or to print: caching, content, "
                    "fields, redirects, retries, reason phrases, gRPC and crawlers.",
                .updated = context.updated()};
  return context.make_page(std::move(info), [&context] {
    View::List tables;
    for (const FactTable& table : context.catalogue().tables) {
      tables.push_back(View{{"title", table.title},
                            {"url", below_root(table_url(table))},
                            {"description", table.description}});
    }
    return View::Object{{"tables", std::move(tables)}};
  });
}

}  // namespace

std::vector<Page> list_table_pages(const SiteContext& context) {
  const std::vector<FactTable>& tables = context.catalogue().tables;
  if (tables.empty()) return {};
  std::vector<Page> pages{index_page(context)};
  for (const FactTable& table : tables)
    pages.push_back(table_page(context, table));
  return pages;
}

}  // namespace statusbook
