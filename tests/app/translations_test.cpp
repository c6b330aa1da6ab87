#include "app/dashboard/dashboard_page.h"
#include "app/dashboard/figure_cards.h"
#include "app/install_translations.h"
#include "app/text/core_words.h"
#include "app/text/remark_words.h"
#include "app/widgets/figure_card.h"
#include "core/statistics/figure_list.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    bool counted = false;
    bool finished = true;
    QStringList translations; ///< one, or one for each plural form
};

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message{context, {}, xml.attributes().value(u"numerus"_s) == u"yes", true, {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = !xml.attributes().hasAttribute(u"type"_s);
            if (!message.counted) {
                message.translations.append(xml.readElementText());
                continue;
            }
            while (xml.readNextStartElement()) {
                message.translations.append(xml.readElementText());
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> messagesOf(const QString& language) {
    QFile file(QStringLiteral(TJ_SOURCE_DIR "/translations/trading-journal_%1.ts").arg(language));
    std::vector<Message> messages;
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.push_back(readMessage(xml, context));
        }
    }
    return messages;
}

/// "%1 %2" and "%n" of a text, sorted; shortcuts and file patterns are no placeholders.
QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern(u"%(?:L?n|\\d)"_s);
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        found.append(match.next().captured());
    }
    found.sort();
    return found;
}

bool isDevanagari(QChar character) {
    return character.script() == QChar::Script_Devanagari;
}

bool isHindi(const QString& text) {
    return std::any_of(text.begin(), text.end(), isDevanagari);
}

/// The literals that the window's sources hand to tr(), pieces joined.
QSet<QString> textsOfTheSources() {
    static const QRegularExpression call(uR"re(\btr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"_s);
    QSet<QString> texts;
    QDirIterator files(QStringLiteral(TJ_SOURCE_DIR "/app"), {u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().contains(u"/command_line/"_s) || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QString source = QString::fromUtf8(file.readAll());
        for (auto match = call.globalMatch(source); match.hasNext();) {
            QString text = match.next().captured(1).trimmed();
            text.remove(QRegularExpression(u"\"\\s*\""_s));
            texts.insert(text.mid(1, text.size() - 2).replace(u"\\n"_s, u"\n"_s));
        }
    }
    return texts;
}

Presentation presentationIn(const QString& locale, int trades) {
    return {takeSnapshot(test::syntheticBook(trades), {}), Unit::Money, core::FigureText(QLocale(locale))};
}

/// Every text a page shows in labels and cards.
QStringList textsOf(const QWidget& page) {
    QStringList texts;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        texts.append(label->text());
    }
    return texts;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_before = QLocale(); }
    void cleanup() { installTranslations(m_before); }

    void hindiSaysEverything() {
        const std::vector<Message> messages = messagesOf(u"hi"_s);
        QVERIFY(messages.size() > 400);
        for (const Message& message : messages) {
            const QByteArray where = (message.context + u": "_s + message.source).toUtf8();
            QVERIFY2(message.finished && !message.translations.isEmpty(), where.constData());
            QCOMPARE(message.translations.size(), message.counted ? 2 : 1);
            for (const QString& translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), where.constData());
                QVERIFY2(placeholders(translation) == placeholders(message.source), where.constData());
            }
        }
    }

    void noTextOfTheWindowIsMissing() {
        QSet<QString> known;
        for (const Message& message : messagesOf(u"hi"_s)) {
            known.insert(message.source);
        }
        const QSet<QString> shown = textsOfTheSources();
        QVERIFY(shown.size() > 300);
        for (const QString& text : shown) {
            QVERIFY2(known.contains(text), qUtf8Printable(text + u" (target update_translations)"_s));
        }
    }

    void englishKnowsOneAndManyOfEveryCountedText() {
        const std::vector<Message> hindi = messagesOf(u"hi"_s);
        const std::vector<Message> english = messagesOf(u"en"_s);
        const QRegularExpression several(u"%[n12] (\\S+ )?(trades|fills|days|rows|tags|accounts|filters)"_s);
        QCOMPARE(qsizetype(english.size()),
                 std::count_if(hindi.begin(), hindi.end(), [](const auto& one) { return one.counted; }));
        for (const Message& message : english) {
            QVERIFY2(message.finished && message.translations.size() == 2, qUtf8Printable(message.source));
            QVERIFY2(!message.translations[0].contains(several), qUtf8Printable(message.source));
            for (const QString& translation : message.translations) {
                QCOMPARE(placeholders(translation), placeholders(message.source));
            }
        }
    }

    void noTextSaysOneOrMoreInBrackets() {
        for (const Message& message : messagesOf(u"hi"_s)) {
            QVERIFY2(!message.source.contains(u"(s)"), qUtf8Printable(message.source));
        }
    }

    void everyFigureAndReasonOfCoreHasItsWords() {
        installTranslations(QLocale(u"hi_IN"_s));
        QSet<QString> known;
        for (const Message& message : messagesOf(u"hi"_s)) {
            if (message.context == u"Core") {
                known.insert(message.source);
            }
        }
        for (const core::FigureDefinition& figure : core::figureList()) {
            const QString title = QString::fromUtf16(figure.title);
            const QString formula = QString::fromUtf16(figure.formula);
            QVERIFY2(known.contains(title), qUtf8Printable(title));
            QVERIFY2(known.contains(formula), qUtf8Printable(formula));
        }
        for (int reason = 1; reason <= int(core::Undefinedness::TooLarge); ++reason) {
            const QString words = core::reasonText(core::Undefinedness(reason));
            QVERIFY2(known.contains(words) && isHindi(inWords(words)), qUtf8Printable(words));
        }
    }

    void countsFollowTheLanguage_data() {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("many");
        QTest::newRow("English") << u"en_US"_s << u"1 open trade"_s << u"123,456 open trades"_s;
        QTest::newRow("English of India") << u"en_IN"_s << u"1 open trade"_s << u"1,23,456 open trades"_s;
        QTest::newRow("Hindi") << u"hi_IN"_s << u"1 खुला सौदा"_s << u"1,23,456 खुले सौदे"_s;
        QTest::newRow("a language we do not speak")
            << u"nl_NL"_s << u"1 open trade"_s << u"123.456 open trades"_s;
    }
    void countsFollowTheLanguage() {
        QFETCH(QString, locale);
        installTranslations(QLocale(locale));
        const core::FigureText text;
        QTEST(countedInWords(1, u"", u"%1 open trades", text), "one");
        QTEST(countedInWords(123'456, u"", u"%1 open trades", text), "many");
    }

    void titlesOfStoredChangesAreSaidInTheLanguage() {
        installTranslations(QLocale(u"hi_IN"_s));
        QCOMPARE(changeTitle(u"Edit notes"_s), u"नोट बदलना"_s);
        QCOMPARE(changeTitle(u"Add tag 100% sure"_s), u"टैग 100% sure लगाना"_s);
        QCOMPARE(changeTitle(u"Import t (2).csv (12 fills)"_s), u"t (2).csv का आयात (12 फ़िल)"_s);
        QCOMPARE(changeTitle(u"Something of a later version"_s), u"Something of a later version"_s);
        installTranslations(QLocale(u"en_US"_s));
        QCOMPARE(changeTitle(u"Import t.csv (1 fill)"_s), u"Import t.csv (1 fill)"_s);
    }

    void remarksOfTheImportAreSaidInTheLanguage() {
        installTranslations(QLocale(u"hi_IN"_s));
        QCOMPARE(remarkInWords(u"'1,2' is no number"_s), u"'1,2' संख्या नहीं है"_s);
        QCOMPARE(remarkInWords(u"no symbol; row 3 has this execution id with other values"_s),
                 u"सिंबल नहीं; पंक्ति 3 में यही निष्पादन आईडी दूसरे मानों के साथ है"_s);
        QCOMPARE(remarkInWords(u"of a later version"_s), u"of a later version"_s);
        installTranslations(QLocale(u"en_US"_s));
        QCOMPARE(remarkInWords(u"no symbol"_s), u"no symbol"_s);
    }

    void aPageInHindiSpeaksHindiAndGroupsByLakh() {
        installTranslations(QLocale(u"hi_IN"_s));
        const Presentation presentation = presentationIn(u"hi_IN"_s, 2000);
        DashboardPage page;
        page.resize(1090, 720);
        page.present(presentation);
        page.show();
        QCOMPARE(page.cards()[0]->title(), u"शुद्ध लाभ/हानि"_s);
        QCOMPARE(page.cards()[1]->title(), u"जीत दर"_s);
        const core::Decimal lakh = core::Decimal::parse(u"124310.5"_s).valueOr({});
        QCOMPARE(presentation.text().money(lakh, u"INR"_s), u"₹1,24,310.50"_s);
        const core::Summary& summary = presentation.snapshot()->summary;
        QVERIFY(summary.totalNetPnL.value->abs() >= core::Decimal::fromInt(100'000));
        const QRegularExpression byLakh(u"\\d,\\d\\d,\\d\\d\\d"_s);
        QVERIFY2(page.cards()[0]->figure().contains(byLakh), qUtf8Printable(page.cards()[0]->figure()));
        static const QRegularExpression english(u"[A-Za-z]{4,}"_s);
        for (const QString& text : textsOf(page)) {
            const bool ours = !text.contains(presentation.snapshot()->book->zone);
            QVERIFY2(!ours || !text.contains(english), qUtf8Printable(text));
        }
    }

    void explanationsAreInOneLanguage() {
        installTranslations(QLocale(u"hi_IN"_s));
        const Presentation presentation = presentationIn(u"hi_IN"_s, 40);
        for (const CardText& card : figureCards(presentation)) {
            const auto explanation = explanationOf(presentation, card.key);
            QVERIFY(explanation);
            const QStringList told = QStringList{explanation->title, explanation->formula, explanation->basis,
                                                 explanation->inputs, explanation->reason} +
                                     explanation->leftOut;
            const QString words = told.join(u' ');
            QVERIFY2(isHindi(words), qUtf8Printable(words));
            QVERIFY2(!words.contains(u"trades") && !words.contains(u" P&L"), qUtf8Printable(words));
        }
    }

private:
    QLocale m_before;
};

TJ_TEST(TranslationsTest)
#include "translations_test.moc"
