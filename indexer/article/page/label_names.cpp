#include "indexer/article/page/label_names.h"

#include <unordered_map>

#include "indexer/article/page/line_shape.h"

namespace tickerdex::page {
namespace {

// clang-format off
const std::unordered_map<std::string_view, LabelKind>& label_names() {
  using enum LabelKind;
  static const std::unordered_map<std::string_view, LabelKind> kNames{
      {"sentiment score", sentiment}, {"sentiment", sentiment},
      {"overall sentiment", sentiment}, {"overall sentiment score", sentiment},
      {"article sentiment", sentiment}, {"news sentiment", sentiment},
      {"sentiment value", sentiment}, {"stimmungswert", sentiment}, {"情绪得分", sentiment},
      {"情绪分数", sentiment}, {"情感得分", sentiment}, {"センチメントスコア", sentiment}, {"センチメント", sentiment},
      {"market impact", impact}, {"impact", impact}, {"impact score", impact},
      {"market impact score", impact}, {"price impact", impact}, {"marktwirkung", impact},
      {"市场影响", impact}, {"市場への影響", impact}, {"ticker sentiment", ticker_sentiment},
      {"ticker sentiments", ticker_sentiment}, {"sentiment by ticker", ticker_sentiment},
      {"stock sentiment", ticker_sentiment}, {"ticker sentiment score", ticker_sentiment},
      {"ticker scores", ticker_sentiment}, {"topics", topics}, {"topic", topics},
      {"tags", topics}, {"tag", topics}, {"categories", topics}, {"category", topics},
      {"keywords", topics}, {"key topics", topics}, {"related topics", topics},
      {"filed under", topics}, {"themes", topics}, {"tagged", topics}, {"themen", topics},
      {"schlagwörter", topics}, {"kategorien", topics}, {"主题", topics}, {"标签", topics},
      {"关键词", topics}, {"标签分类", topics}, {"トピック", topics}, {"タグ", topics}, {"キーワード", topics},
      {"author", author}, {"authors", author}, {"written by", author}, {"byline", author},
      {"reporter", author}, {"作者", author}, {"记者", author}, {"撰稿", author}, {"文", author},
      {"撰文", author}, {"責任編輯", author}, {"責任编辑", author}, {"责任编辑", author}, {"著者", author},
      {"筆者", author}, {"記者", author}, {"執筆", author}, {"autor", author}, {"autorin", author},
      {"autoren", author}, {"source", source}, {"sources", source}, {"publisher", source},
      {"published by", source}, {"来源", source}, {"來源", source}, {"出典", source}, {"配信元", source},
      {"quelle", source}, {"published", published}, {"published on", published},
      {"published at", published}, {"publication date", published}, {"publish date", published},
      {"date", published}, {"date published", published}, {"published date", published},
      {"posted", published}, {"posted on", published}, {"first published", published},
      {"release date", published}, {"发布时间", published}, {"发布日期", published},
      {"发表时间", published}, {"日期", published}, {"時間", published}, {"公開日", published},
      {"公開日時", published}, {"配信日時", published}, {"veröffentlicht", published},
      {"veröffentlicht am", published}, {"datum", published}, {"updated", updated},
      {"last updated", updated}, {"updated on", updated}, {"last modified", updated},
      {"modified", updated}, {"更新时间", updated}, {"更新日", updated}, {"更新日時", updated},
      {"aktualisiert", updated}, {"aktualisiert am", updated}, {"stand", updated},
      {"tickers", tickers}, {"ticker", tickers}, {"symbols", tickers}, {"symbol", tickers},
      {"stocks", tickers}, {"stock", tickers}, {"stock symbol", tickers},
      {"ticker symbol", tickers}, {"股票代码", tickers}, {"股票", tickers}, {"銘柄コード", tickers},
      {"証券コード", tickers}, {"related tickers", mentioned_tickers},
      {"related stocks", mentioned_tickers}, {"related symbols", mentioned_tickers},
      {"tickers mentioned", mentioned_tickers}, {"stocks mentioned", mentioned_tickers},
      {"mentioned tickers", mentioned_tickers}, {"symbols mentioned", mentioned_tickers},
      {"相关股票", mentioned_tickers}, {"関連銘柄", mentioned_tickers}, {"language", language},
      {"sprache", language}, {"语言", language}, {"言語", language}, {"url", url}, {"link", url},
      {"original article", url}, {"canonical url", url}, {"source url", url}, {"原文链接", url},
      {"confidence", ignored_number}, {"confidence score", ignored_number},
      {"relevance", ignored_number}, {"relevance score", ignored_number},
      {"word count", ignored_number}, {"views", ignored_number}, {"shares", ignored_number},
      {"reading time", ignored_number}, {"read time", ignored_number},
      {"article id", ignored_number}, {"阅读量", ignored_number}, {"阅读", ignored_number},
  };
  return kNames;
}
// clang-format on

}  // namespace

std::optional<LabelKind> label_kind_of(std::string_view name) {
  if (name.size() > kMaxLabelBytes) return std::nullopt;
  const auto found = label_names().find(key_of(name));
  if (found == label_names().end()) return std::nullopt;
  return found->second;
}

}  // namespace tickerdex::page
