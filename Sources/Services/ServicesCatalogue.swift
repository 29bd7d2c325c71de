public import Procedures

/// What an SOP may name in this program: kinds of office and their roles, effects, books and letter types.
public enum ServicesCatalogue {
    public static let base: Catalogue = {
        var catalogue = Catalogue()
        catalogue.officeKinds = OfficeKinds.all
        catalogue.effects = EffectTable.all.map(\.declaration)
        catalogue.books = Books.all
        catalogue.letterTypes = LetterTypes.all
        return catalogue
    }()
}
