#include "core/import/text_encoding.h"

#include "tests/support/test_registry.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace core;

namespace {

const QString kText = QStringLiteral("Symbol;Preis\nMÜNCHENER RÜCK;12,50 €\nINFY;₹1,500.00\n");

QByteArray utf16(QStringEncoder::Encoding encoding, bool withBom) {
    QStringEncoder encoder(encoding,
                           withBom ? QStringEncoder::Flag::WriteBom : QStringEncoder::Flag::Default);
    return encoder.encode(kText);
}

SourceFile decoded(const QByteArray& bytes) {
    return decodeSource(bytes, QStringLiteral("f.csv")).value();
}

} // namespace

class TextEncodingTest : public QObject {
    Q_OBJECT
private slots:
    void everyEncodingBecomesTheSameText_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("UTF-8") << kText.toUtf8() << "UTF-8";
        QTest::newRow("UTF-8 with BOM") << "\xEF\xBB\xBF" + kText.toUtf8() << "UTF-8";
        QTest::newRow("UTF-16LE with BOM") << utf16(QStringEncoder::Utf16LE, true) << "UTF-16LE";
        QTest::newRow("UTF-16BE with BOM") << utf16(QStringEncoder::Utf16BE, true) << "UTF-16BE";
        QTest::newRow("UTF-16LE") << utf16(QStringEncoder::Utf16LE, false) << "UTF-16LE";
        QTest::newRow("UTF-16BE") << utf16(QStringEncoder::Utf16BE, false) << "UTF-16BE";
    }
    void everyEncodingBecomesTheSameText() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        const SourceFile file = decoded(bytes);
        QCOMPARE(QString::fromUtf8(file.text), kText);
        QCOMPARE(file.encoding, encoding);
    }

    void everyMarkAtTheBeginningIsTakenOff() {
        const auto twice = core::decodeSource("\xEF\xBB\xBF\xEF\xBB\xBF"
                                              "Date,Symbol",
                                              QStringLiteral("f.csv"));
        QVERIFY(twice);
        QCOMPARE(twice->text, QByteArray("Date,Symbol"));
    }
    void aMarkOfUtf8DoesNotMakeItUtf8() {
        const auto file = core::decodeSource("\xEF\xBB\xBFZ\xFCrich", QStringLiteral("f.csv"));
        QVERIFY(file);
        QCOMPARE(QString::fromUtf8(file->text), QString::fromUtf8("Z\u00fcrich"));
        QCOMPARE(file->encoding, QStringLiteral("windows-1252"));
    }
    void windows1252KeepsUmlautsAndTheEuroSign() {
        const SourceFile file = decoded("M\xDCNCHENER R\xDC\x43K;12,50 \x80;\x96");
        QCOMPARE(QString::fromUtf8(file.text), QStringLiteral("MÜNCHENER RÜCK;12,50 €;–"));
        QCOMPARE(file.encoding, QStringLiteral("windows-1252"));
    }

    void binariesAreRefusedWithAnAdvice_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("advice");
        QTest::newRow("xlsx") << QByteArray("PK\x03\x04rest") << "save the sheet as CSV";
        QTest::newRow("xls") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1") << "save the sheet as CSV";
        QTest::newRow("pdf") << QByteArray("%PDF-1.7") << "PDF";
        QTest::newRow("png") << QByteArray("\x89PNG\r\n") << "picture";
        QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08") << "unpack";
        QTest::newRow("other") << QByteArray("abc\0def\0\0ghi", 12) << "binary";
        QTest::newRow("empty") << QByteArray(" \r\n ") << "empty";
    }
    void binariesAreRefusedWithAnAdvice() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, advice);
        const auto file = decodeSource(bytes, QStringLiteral("f.xlsx"));
        QCOMPARE(file.error().code, ErrorCode::UnknownFormat);
        QVERIFY2(file.error().detail.contains(advice), qPrintable(file.error().detail));
        QVERIFY(file.error().detail.startsWith(QStringLiteral("f.xlsx")));
    }

    void aFileIsReadWithItsNameOnly() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b\n");
        file.close();
        QCOMPARE(readSourceFile(path)->name, QStringLiteral("a.csv"));
        QCOMPARE(readSourceFile(path)->text, QByteArray("a,b\n"));
        QCOMPARE(readSourceFile(dir.filePath(QStringLiteral("none.csv"))).error().code,
                 ErrorCode::FileNotFound);
        QCOMPARE(readSourceFile(dir.path()).error().code, ErrorCode::FileUnreadable);
    }

    void aFileThatIsTooLargeIsRefused() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("huge.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (!file.resize(kLargestSourceFile + 1)) {
            QSKIP("no room for a sparse file");
        }
        file.close();
        QCOMPARE(readSourceFile(path).error().code, ErrorCode::FileTooLarge);
    }

    void anyBytesAreDecodedToValidUtf8OrRefused() {
        std::mt19937 random(3);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes(int(random() % 64), '\0');
            for (char& byte : bytes) {
                byte = char(random());
            }
            if (const auto file = decodeSource(bytes, QStringLiteral("f")); file) {
                QVERIFY(file->text.isValidUtf8() || file->encoding.startsWith(QStringLiteral("UTF-16")));
            }
        }
    }
};

TJ_TEST(TextEncodingTest)
#include "text_encoding_test.moc"
