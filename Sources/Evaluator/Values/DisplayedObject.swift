/// An object whose content was displayed by the call that made it; at the end of a cell it is not displayed again.
package protocol DisplayedObject: Object {}
