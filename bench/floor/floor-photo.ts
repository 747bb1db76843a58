/** The floor for a chosen photo: a page that shows what was chosen as a picture of the same size, and does nothing else. */
export const floorPhotoPage = `<!doctype html><title>Floor</title><button>Choose</button><input type="file" hidden>
<script>
  const input = document.querySelector('input');
  document.querySelector('button').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const image = new Image(40, 40);
    image.style.objectFit = 'cover';
    image.src = URL.createObjectURL(input.files[0]);
    document.querySelector('img')?.remove();
    document.body.append(image);
  });
</script>`;
